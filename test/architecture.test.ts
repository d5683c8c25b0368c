import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from './helpers/cli.js'

/** From the lowest folder up: a file may import from its own folder and from folders before it. */
const LAYERS = [
  'mistake',
  'text',
  'flow',
  'screen',
  'settings',
  'compare',
  'verdict',
  'propose',
  'incident',
  'words',
  'state',
  'stand-in',
  'site',
  'network',
  'browser',
  'walk',
  'engine',
  'judge',
  'run',
  'review',
  'report',
  'alert',
  'night',
  'schedule',
  'doctor',
  'cli',
]
/** These take values and give values: no files, no network, no browser, no clock. */
const PURE = ['mistake', 'text', 'screen', 'compare', 'verdict', 'propose', 'incident', 'words']

const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, layer: name.split(sep)[0] ?? '', source: readFileSync(join(ROOT, 'src', name), 'utf8') }))

const importsOf = (source: string) => [...source.matchAll(/from '([^']+)'/g)].map(([, path]) => path ?? '')

describe('the architecture', () => {
  it('imports run one way, from cli/ down', () => {
    const upward = files.flatMap(({ name, layer, source }) =>
      importsOf(source)
        .filter((path) => path.startsWith('.'))
        .map((path) => relative(join(ROOT, 'src'), join(ROOT, 'src', dirname(name), path)).split(sep)[0] ?? '')
        .filter((target) => LAYERS.indexOf(target) > LAYERS.indexOf(layer))
        .map((target) => `${name} imports ${target}/`),
    )
    expect(upward).toEqual([])
    expect(files.filter(({ layer }) => !LAYERS.includes(layer)).map(({ name }) => name)).toEqual([])
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

  it('only walk/, browser/, and what starts them use Playwright', () => {
    const users = files.filter(({ source }) => /from 'playwright/.test(source)).map(({ layer }) => layer)
    expect([...new Set(users)].sort()).toEqual(['browser', 'engine', 'walk'])
  })

  it('keeps files of one idea: none over 400 lines', () => {
    expect(files.filter(({ source }) => source.split('\n').length > 400).map(({ name }) => name)).toEqual([])
  })
})
