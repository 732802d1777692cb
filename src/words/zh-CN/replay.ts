export const replay = {
  open: '未封存',
  broken: '这份存档有问题：记录、数据或签名对不上，回放仅供查看。请用 verify.mjs 核对。',
  book: '共 {lines} 条记录，校验码 {code}',
  screen: '回放画面',
  controls: '回放控制',
  play: '播放',
  pause: '暂停',
  speed: '速度',
  before: '上一段',
  after: '下一段',
  slider: '时间',
  chapters: '章节',
}
