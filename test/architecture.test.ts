import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from './helpers/cli.js'

/** From the lowest floor up: a file may import from its own folder and from folders on lower floors. */
const FLOORS: readonly (readonly string[])[] = [
  ['collection', 'mistake', 'network', 'text'],
  ['flow', 'guide-text'],
  ['screen', 'settings'],
  ['browser', 'compare', 'fetch', 'guide-check', 'stand-in'],
  ['cause', 'incident', 'propose', 'site', 'state', 'walk'],
  ['effort', 'engine', 'judge', 'record', 'words'],
  ['guides', 'page', 'review', 'run'],
  ['alert', 'publish', 'report', 'try'],
  ['night'],
  ['decide', 'doctor', 'login', 'new', 'schedule'],
  ['cli'],
]
/** All texts in one language. */
const isLanguage = (name: string) => /^words[/\\](en|de|fr|it)\.ts$/.test(name)
const floorOf = (folder: string) => FLOORS.findIndex((floor) => floor.includes(folder))
/** These take values and give values: no files, no network, no browser, no clock. */
const PURE = [
  'collection',
  'mistake',
  'text',
  'screen',
  'compare',
  'verdict',
  'propose',
  'cause',
  'incident',
  'words',
  'guide-text',
  'guide-check',
]

const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, layer: name.split(sep)[0] ?? '', source: readFileSync(join(ROOT, 'src', name), 'utf8') }))

/** The files of src/ that a file imports. */
function importedBy(name: string): readonly string[] {
  const source = files.find((file) => file.name === name)?.source ?? ''
  return importsOf(source)
    .filter((path) => path.startsWith('.'))
    .map((path) => join(dirname(name), path).replace(/\.js$/, '.ts'))
    .filter((path) => !path.startsWith('..'))
}

const importsOf = (source: string) => [...source.matchAll(/from '([^']+)'/g)].map(([, path]) => path ?? '')

describe('the architecture', () => {
  it('imports run one way, from cli/ down', () => {
    const upward = files.flatMap(({ name, layer }) =>
      importedBy(name)
        .map((target) => target.split(sep)[0] ?? '')
        .filter((target) => target !== layer && floorOf(target) >= floorOf(layer))
        .map((target) => `${name} imports ${target}/`),
    )
    expect(upward).toEqual([])
    expect(files.filter(({ layer }) => floorOf(layer) < 0).map(({ name }) => name)).toEqual([])
  })

  it('no file imports itself by way of others', () => {
    const settled = new Set<string>()
    const circles: string[] = []
    const visit = (name: string, way: readonly string[]): void => {
      if (way.includes(name)) circles.push([...way.slice(way.indexOf(name)), name].join(' -> '))
      else if (!settled.has(name)) {
        for (const target of importedBy(name)) visit(target, [...way, name])
        settled.add(name)
      }
    }
    for (const { name } of files) visit(name, [])
    expect(circles).toEqual([])
  })

  it('pure folders touch neither files, network, browser nor clock', () => {
    const impure = files
      .filter(({ layer }) => PURE.includes(layer))
      .filter(
        ({ source }) =>
          importsOf(source).some((path) => path.startsWith('node:') || path.startsWith('playwright')) ||
          /Date\.now|new Date\(\)|Math\.random|process\./.test(source),
      )
    expect(impure.map(({ name }) => name)).toEqual([])
  })

  it('only walk/, browser/, login/, record/, and what starts them use Playwright', () => {
    const users = files.filter(({ source }) => /from 'playwright/.test(source)).map(({ layer }) => layer)
    expect([...new Set(users)].sort()).toEqual(['browser', 'engine', 'login', 'record', 'walk'])
  })

  it('keeps files of one idea: none over 400 lines', () => {
    expect(
      files.filter(({ name, source }) => !isLanguage(name) && source.split('\n').length > 400).map(({ name }) => name),
    ).toEqual([])
  })
})
