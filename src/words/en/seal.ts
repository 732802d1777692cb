export const seal = {
  explain: 'Once sealed, this meeting cannot be changed. The archive goes to the download folder of this machine.',
  again: 'This meeting is sealed; the archive can be saved again.',
  level: 'What the archive holds',
  levels: { full: 'Complete: all records and figures', internal: 'Internal: what was shown, and names', public: 'Public: only what was shown' },
  saved: 'Saved: {name}',
  cancel: 'Cancel',
  confirm: 'Seal and save',
  save: 'Save the archive',
}
