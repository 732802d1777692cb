export const draw = {
  title: 'Draw',
  numbers: 'Numbers called in the hall',
  hint: 'Let some people in the hall call a number each, with spaces between; the secret stands in the book already.',
  commitment: 'Hash of the secret, already shown',
  call: 'Put the numbers in',
  called: 'Put in: {numbers}',
  bad: 'Please type 1 to 20 whole numbers up to 99999, with spaces between.',
}
