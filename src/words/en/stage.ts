export const stage = {
  label: 'Stage',
  waiting: 'Waiting for the meeting',
  word: '擂台',
  touch: 'Touch the picture to fill the screen',
  card: {
    signal: 'Signal {ratio} : 1',
    wall: 'Wall {ratio} : 1',
    sample: '{size}  read from {rows} heights',
  },
}
