export const replay = {
  open: 'not sealed',
  broken: 'Something is wrong with this archive: record, values or signatures do not agree. Check it with verify.mjs.',
  book: '{lines} records, fingerprint {code}',
  screen: 'Replay picture',
  controls: 'Replay controls',
  play: 'Play',
  pause: 'Pause',
  speed: 'Speed',
  before: 'Previous chapter',
  after: 'Next chapter',
  slider: 'Time',
  chapters: 'Chapters',
}
