export const titles = {
  home: 'Leitai',
  console: 'Console · Leitai',
  stage: 'Stage · Leitai',
  replay: 'Replay · Leitai',
}
