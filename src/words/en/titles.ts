export const titles = {
  home: 'Leitai',
  setup: 'Setup · Leitai',
  console: 'Console · Leitai',
  stage: 'Stage · Leitai',
  paper: 'On paper · Leitai',
  replay: 'Replay · Leitai',
}
