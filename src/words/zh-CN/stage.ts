export const stage = {
  label: '大屏',
  waiting: '等待开始',
}
