import { describe, expect, it } from 'vitest'
import { addressSaysChange, isHarmful, saysChange } from '../../src/compare/harm.js'
import { isOpposite } from '../../src/compare/opposite.js'
import { isSure, relocate } from '../../src/compare/relocate.js'
import type { AriaNode, Screen } from '../../src/screen/screen.js'

const entry = (name: string, row: number, more: Partial<AriaNode> = {}): AriaNode => ({
  role: 'link',
  name,
  url: `/${row}`,
  box: { x: 20, y: row * 30, width: 120, height: 24 },
  ...more,
})
const tree = (...names: (string | AriaNode)[]): AriaNode[] => [
  { role: 'list', children: names.map((name, row) => (typeof name === 'string' ? entry(name, row) : name)) },
]
const approved = { tree: tree('Profile', 'Messages', 'Data protection', 'Help') } as unknown as Screen

const find = (...names: (string | AriaNode)[]) => relocate('link', ['Data protection'], approved, tree(...names))?.name

describe('relocating a target', () => {
  it.each<readonly [string, readonly (string | AriaNode)[], string | undefined]>([
    [
      'a similar name in its place',
      ['Profile', 'Messages', 'Data protection centre', 'Help'],
      'Data protection centre',
    ],
    ['another name in its place', ['Profile', 'Messages', 'Your privacy', 'Help'], 'Your privacy'],
    ['nothing new at all', ['Profile', 'Messages', 'Help'], undefined],
    ['a name that deletes', ['Profile', 'Messages', 'Delete data', 'Help'], undefined],
    [
      'the same name as a button',
      ['Profile', 'Messages', { role: 'button', name: 'Data protection' }, 'Help'],
      'Data protection',
    ],
  ])('%s', (_, names, expected) => {
    expect(find(...names)).toBe(expected)
  })

  it('takes a box to tick for a switch of the same name, but no other one', () => {
    const [own, other] = ['Data protection', 'Messages'].map((name): AriaNode => ({ role: 'checkbox', name }))
    const switches = { tree: tree({ role: 'switch', name: 'Data protection' }) } as unknown as Screen
    const seen = (...nodes: AriaNode[]) => relocate('switch', ['Data protection'], switches, tree(...nodes))
    expect(seen(own as AriaNode)).toMatchObject({ role: 'checkbox', name: 'Data protection' })
    expect(seen(other as AriaNode)).toBeUndefined()
  })

  it('finds an entry that explains itself, and tells what is its label now', () => {
    const target = { role: 'link', name: 'Data protection Look after your data' }
    const before = { tree: tree('Profile Your name', target.name, 'Help Ask us'), target } as unknown as Screen
    const now = (name: string) =>
      relocate('link', ['Data protection'], before, tree('Profile Your name', name, 'Help Ask us'))
    expect(now('Your privacy Look after your data')).toMatchObject({ label: 'Your privacy', opposite: false })
    expect(now('Your privacy Another sentence')?.label).toBe('Your privacy Another sentence')
  })

  it('finds again what was approved under another name than the guide has', () => {
    const target = { role: 'link', name: '3. Your privacy' }
    const before = { tree: tree('Profile', target.name, 'Help'), target } as unknown as Screen
    const now = (...names: string[]) => relocate('link', ['Data protection'], before, tree(...names))
    expect(now('Profile', target.name, 'Help')).toMatchObject({ name: target.name, opposite: false })
    expect(now('News', 'Profile', target.name, 'Help')?.label).toBe(target.name)
    expect(now('Profile', 'Help')).toBeUndefined()
  })

  it('never takes what means the contrary, whatever explains it', () => {
    const target = { role: 'link', name: 'Object We stop using your posts' }
    const before = { tree: tree('Profile', target.name, 'Help'), target } as unknown as Screen
    const now = (name: string) => relocate('link', ['Object'], before, tree('Profile', name, 'Help'))
    expect(now('Agree We stop using your posts')).toMatchObject({ label: 'Agree', opposite: true })
    expect(now('Refuse We stop using your posts')).toMatchObject({ label: 'Refuse', opposite: false })
  })

  it('takes nothing when two are nearly as likely, or when a namesake has only its name', () => {
    expect([isSure(0.8, 0.78, false), isSure(0.7, 0.5, false), isSure(0.7, 0.5, true)]).toEqual([false, true, false])
  })

  it('goes by the name alone when nothing is approved', () => {
    const seen = tree('Profile', 'Data protections')
    expect(relocate('link', ['Data protection'], undefined, seen)?.name).toBe('Data protections')
    expect(relocate('link', ['Data protection'], undefined, tree('Profile', 'Privacy'))).toBeUndefined()
  })

  it('knows harm in several languages, as words and not as parts of words', () => {
    expect(['Konto löschen', 'Se déconnecter', 'Log out', 'Jetzt kaufen'].every(isHarmful)).toBe(true)
    expect(['Sendungen', 'Payments policy', 'Privacy'].some(isHarmful)).toBe(false)
  })

  it.each([
    ['Object', 'Agree'],
    ['Refuse', 'Allow all'],
    ['Unsubscribe', 'Subscribe'],
    ['Turn off tracking', 'Turn on tracking'],
    ['Allow sharing', "Don't allow sharing"],
    ['Use my posts', 'Do not use my posts'],
    ['Ich widerspreche', 'Ich stimme zu'],
    ['Daten speichern', 'Daten nicht speichern'],
    ['Newsletter abbestellen', 'Newsletter abonnieren'],
    ['Deaktivieren', 'Aktivieren'],
    ["Je m'oppose", "J'accepte de consentir"],
    ['Utiliser mes données', 'Ne pas utiliser mes données'],
    ['Rifiuta', 'Accetta tutto'],
    ['Unlock', 'Lock'],
    ['Register device', 'Deregister device'],
    ['Sign in', 'Sign out'],
    ['Make private', 'Make public'],
  ])('knows that "%s" and "%s" mean the contrary', (one, other) => {
    expect([isOpposite(one, other), isOpposite(other, one)]).toEqual([true, true])
  })

  it.each([
    ['Object', 'Object to this'],
    ['Turn off tracking', 'Disable tracking'],
    ['Widersprechen', 'Widerspruch einlegen'],
    ['Data protection', 'Your privacy'],
    ['Notifications', 'No notifications yet'],
    ['Do not sell my data', 'Do not sell or share my data'],
    ['Ne plus suivre', 'Se désabonner'],
    ['Inbox', 'Messages'],
  ])('does not take "%s" and "%s" for contraries', (one, other) => {
    expect(isOpposite(one, other)).toBe(false)
  })

  it('tells the contrary of the guide in its place, and does not offer it to be pressed', () => {
    const before = { tree: tree('Profile', 'Messages', 'Object', 'Help') } as unknown as Screen
    const tonight = (name: string) => relocate('link', ['Object'], before, tree('Profile', 'Messages', name, 'Help'))
    expect(tonight('Agree')).toMatchObject({ name: 'Agree', opposite: true })
    expect(tonight('Object here')).toMatchObject({ name: 'Object here', opposite: false })
  })

  it('takes another wording of what the guide itself says to delete, and no other deletion', () => {
    const before = { tree: tree('Profile', 'Messages', 'Delete my account', 'Help') } as unknown as Screen
    const tonight = (name: string) =>
      relocate('link', ['Delete my account'], before, tree('Profile', 'Messages', name, 'Help'))?.name
    expect(tonight('Delete this account')).toBe('Delete this account')
    expect(tonight('Pay your account')).toBeUndefined()
  })

  it('does not mistake a neighbour whose number has changed for the target that is gone', () => {
    const before = { tree: tree('Profile', 'Inbox 3', 'Data protection', 'Help') } as unknown as Screen
    expect(relocate('link', ['Data protection'], before, tree('Profile', 'Inbox 14', 'Help'))).toBeUndefined()
  })

  it('takes from another part of a long page only what shares the name or the address', () => {
    const links = (prefix: string, count: number) =>
      tree(...Array.from({ length: count }, (_, at) => `${prefix} ${'abcdefghij'[at % 10]}${at}`))
    const page = (menu: AriaNode[], more: AriaNode[]): AriaNode[] => [
      { role: 'navigation', children: menu },
      { role: 'main', children: [...links('Report', 600), ...more] },
    ]
    const before = { tree: page(tree('Profile', 'Data protection', 'Help'), []) } as unknown as Screen
    const tonight = (...more: AriaNode[]) =>
      relocate('link', ['Data protection'], before, page(tree('Profile', 'Help'), tree(...more)))?.name
    expect(tonight(entry('Weather', 1))).toBeUndefined()
    expect(tonight(entry('Data protection centre', 1))).toBe('Data protection centre')
  })

  it('knows controls and addresses that change something, and leaves those alone that only tell of it', () => {
    const changing = [
      'Unfollow',
      'Clear history',
      'Leave group',
      'Verlauf leeren',
      'Uitschrijven',
      'Wyłącz powiadomienia',
      'Darse de baja',
      'Terminar sessão',
    ]
    expect(changing.filter((name) => !saysChange(name))).toEqual([])
    expect(['How we share data', 'Our update policy', 'Privacy', 'Einstellungen'].filter(saysChange)).toEqual([])
    const says = (path: string) => addressSaysChange(new URL(path, 'http://site.example'))
    const acting = [
      '/account?action=logout',
      '/x?do=delete&id=3',
      '/w/index.php?title=Special:UserLogout',
      '/item/7/remove',
      '/?op=unfollow',
      '/me/signOut',
    ]
    expect(acting.filter((path) => !says(path))).toEqual([])
    expect(['/account', '/privacy/center', '/settings?tab=data', '/delivery'].filter(says)).toEqual([])
  })
})
