export const stage = {
  label: 'Stage',
  waiting: 'Waiting for the meeting',
}
