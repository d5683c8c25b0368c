/** Characters that steer a terminal or the direction of writing, or show nothing. */
const STEERING = /[\p{Cc}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]+/gu

/** Text of a page for a terminal: nothing in it moves the cursor, colours, rings or reverses. */
export function printable(text: string): string {
  return text.replace(STEERING, ' ')
}

/**
 * Texts may hold what a page says. Mail programs turn every address they see into a link, so an address of a page is
 * made one that nobody can click on; control characters, and those that reverse the direction of writing, are dropped.
 */
export function inert(text: string): string {
  return printable(text)
    .replace(/(\w):\/\//g, '$1[:]//')
    .replace(/\bwww\./gi, 'www[.]')
}
