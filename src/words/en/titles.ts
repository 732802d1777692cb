export const titles = {
  home: 'Leitai',
  setup: 'Setup · Leitai',
  console: 'Console · Leitai',
  join: 'Join · Leitai',
  stage: 'Stage · Leitai',
  paper: 'On paper · Leitai',
  replay: 'Replay · Leitai',
  desk: 'Counting desk · Leitai',
  ballots: 'Ballots · Leitai',
  brief: 'Brief · Leitai',
}
