export const seal = {
  explain: '封存之后，这一场不能再更改。存档会保存到本机的下载文件夹。',
  again: '本场已封存，可以再次保存存档。',
  level: '存档内容',
  levels: { full: '完整：全部记录与数据', internal: '内部：已展示的内容与人名', public: '公开：只有已展示的内容' },
  saved: '已保存：{name}',
  cancel: '取消',
  confirm: '封存并保存',
  save: '保存存档',
}
