export const titles = {
  home: 'Leitai',
  setup: 'Setup · Leitai',
  console: 'Console · Leitai',
  stage: 'Stage · Leitai',
  replay: 'Replay · Leitai',
}
