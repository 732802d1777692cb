/** The pack of rare characters. */
export const fonts = {
  name: 'Rare characters',
  state: {
    notNeeded: 'not downloaded; not needed for now',
    missing: 'needed and not here yet',
    loading: 'on its way',
    ready: 'kept here; works without a network',
    failed: 'could not be downloaded: go online and try again',
  },
  get: 'Download rare characters',
  size: 'about {size} MB',
  between: ', ',
  then: '. ',
  hint: 'Fetched by itself once a name has a rare character. If the hall has no network, download it here beforehand.',
  needed: 'Characters that need it: {list}',
  nowhere: 'In none of our faces: {list}. On stage a face of the system draws them; where it has none, nothing stands there. Look at them on the computer of the hall, and write them in another way if need be.',
  place: '{character} {code} ({text})',
}
