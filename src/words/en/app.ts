export const app = {
  name: 'Leitai',
  loading: 'Opening…',
  sample: 'Sample',
  rehearsal: 'Rehearsal',
}
