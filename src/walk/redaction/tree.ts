import type { AriaNode } from '../../screen/screen.js'
import type { Redact } from './redact.js'

const FIELD_ROLES = new Set(['textbox', 'searchbox', 'spinbutton', 'combobox', 'slider'])

type Tree = readonly (AriaNode | string)[]
type Part = 'name' | 'text' | 'placeholder' | 'string'

/**
 * A tree without field values, private details and tokens. What is spread over several nodes, down to a letter each, is
 * found in what they say together: everything in reading order, then names and texts by themselves.
 *
 * The tree must have been cut to a depth that can be visited by recursion.
 */
export function redactTree(tree: Tree, redact: Redact): Tree {
  const parts: { readonly kind: Part; readonly text: string }[] = []
  visitTexts(tree, (kind, text) => {
    parts.push({ kind, text })
    return text
  })
  let texts = redact.texts(parts.map(({ text }) => text))
  if (redact.hasSecrets) {
    for (const kinds of [
      ['name', 'placeholder'],
      ['text', 'string'],
    ] as const) {
      const places = parts.flatMap(({ kind }, index) => ((kinds as readonly Part[]).includes(kind) ? [index] : []))
      const said = redact.texts(places.map((index) => texts[index] ?? ''))
      const changed = new Map(places.map((index, place) => [index, said[place] ?? '']))
      texts = texts.map((text, index) => changed.get(index) ?? text)
    }
  }
  const spread = redact.hasSecrets ? spreadOverAddresses(tree, redact) : new Set()
  let next = 0
  return visitTexts(
    tree,
    () => {
      next += 1
      return texts[next - 1] ?? ''
    },
    (url) => (spread.has(url) ? redact.url(url.replace(LAST_PART, '[private]')) : redact.url(url)),
  )
}

const LAST_PART = /[^/?&=#]*$/

/** The addresses whose last parts spell something together. */
function spreadOverAddresses(tree: Tree, redact: Redact): ReadonlySet<unknown> {
  const urls: string[] = []
  visitTexts(
    tree,
    (_, text) => text,
    (url) => {
      urls.push(url)
      return url
    },
  )
  const ends = urls.map((url) => LAST_PART.exec(url)?.[0] ?? '')
  const said = redact.texts(ends)
  return new Set(urls.filter((_, index) => said[index] !== ends[index]))
}

/** Rebuilds a tree with other texts, always in the same order. */
function visitTexts(tree: Tree, change: (kind: Part, text: string) => string, url?: (url: string) => string): Tree {
  return tree.map((node) => {
    if (typeof node === 'string') return change('string', node)
    const { name, text, url: address, placeholder, children, ...rest } = node
    // What a text box contains is printed as its text: never kept, whoever typed it.
    const isField = FIELD_ROLES.has(node.role)
    return {
      ...rest,
      ...(name === undefined ? {} : { name: change('name', name) }),
      ...(text === undefined || isField ? {} : { text: change('text', text) }),
      ...(address === undefined ? {} : { url: url ? url(address) : address }),
      ...(placeholder === undefined ? {} : { placeholder: change('placeholder', placeholder) }),
      ...(children === undefined
        ? {}
        : { children: visitTexts(isField ? children.filter(isNode) : children, change, url) }),
    }
  })
}

function isNode(child: AriaNode | string): child is AriaNode {
  return typeof child !== 'string'
}
