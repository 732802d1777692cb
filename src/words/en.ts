import type { Words } from './zh-CN'

export const en: Words = {
  app: {
    name: 'Leitai',
    loading: 'Opening…',
  },
  titles: {
    home: 'Leitai',
    console: 'Console · Leitai',
    stage: 'Stage · Leitai',
    replay: 'Replay · Leitai',
  },
}
