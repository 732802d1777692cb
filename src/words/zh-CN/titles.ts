export const titles = {
  home: '擂台',
  setup: '准备 · 擂台',
  console: '主持台 · 擂台',
  join: '加入会议 · 擂台',
  stage: '大屏 · 擂台',
  paper: '纸质备份 · 擂台',
  replay: '回放 · 擂台',
  desk: '计票台 · 擂台',
  ballots: '选票与监票表 · 擂台',
  brief: '呈阅件 · 擂台',
}
