export const clock = {
  stepped: '电脑时间向前跳到 {wall}，计时没有跟着跳（会议时间 {home}）。如果电脑刚才休眠过，请选“计入这段时间”。',
  ahead: '上一条记录是 {home}，现在电脑时间是 {wall}，相差很久。请核对电脑时间。',
  behind: '电脑时间是 {wall}，早于上一条记录 {home}。会议时间从上一条记录接着走。',
  trustBook: '按会议时间继续',
  trustWall: '计入这段时间',
}
