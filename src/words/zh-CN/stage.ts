export const stage = {
  label: '大屏',
  waiting: '等待开始',
  word: '擂台',
  touch: '点一下画面，铺满全屏',
  card: {
    signal: '画面 {ratio} : 1',
    wall: '墙面 {ratio} : 1',
    sample: '{size}　看清到 {rows} 倍屏高',
  },
}
