/** The half of an application, by a rule that was fixed before anything was walked. */
export function halfOf(id) {
  return sumOf(id) % 2 === 0 ? 'tuned' : 'held-out'
}

/** The sum of the character codes of an id. */
export function sumOf(id) {
  return [...id].reduce((total, character) => total + character.charCodeAt(0), 0)
}
