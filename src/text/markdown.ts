/** Text from a page must neither format nor link: everything Markdown or HTML could read is escaped. */
export function plainMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\\`*_{}[\]()#+!|~@]/g, '\\$&')
    .replace(/(https?):\/\//g, '$1&#58;//')
}
