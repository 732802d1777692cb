export const app = {
  name: '擂台',
  loading: '正在打开…',
  sample: '样例',
  rehearsal: '彩排',
}
