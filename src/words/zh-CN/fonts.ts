/** The pack of rare characters. */
export const fonts = {
  name: '生僻字库',
  state: {
    notNeeded: '没有下载，目前用不着',
    missing: '需要，还没有下载',
    loading: '正在下载',
    ready: '已存在本机，断网可用',
    failed: '没有下载成功，请连上网络再试',
  },
  get: '下载生僻字库',
  size: '约 {size} MB',
  between: '、',
  then: '。',
  hint: '姓名里有生僻字时会自动下载；会场没有网络，可以先在这里下载。',
  needed: '要用它的字：{list}',
  nowhere: '字库里都没有的字：{list}。大屏上只能由系统字体来画，系统也没有就是空白：请在会场的电脑上看一眼，必要时换一种写法。',
  place: '{character} {code}（{text}）',
}
