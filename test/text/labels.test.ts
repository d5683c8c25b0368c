import { describe, expect, it } from 'vitest'
import { badgedNamePattern, isBadge, numbersMatter, sameLabel } from '../../src/text/labels.js'

describe('numbers and badges in labels', () => {
  it.each([
    'Inbox 27',
    'Inbox (3)',
    '99+ Inbox',
    'Inbox 12 new',
    'Inbox: 3',
    'Inbox27',
    '(3 unread) Inbox',
    'Inbox 1,204',
    'Inbox 1.2k',
    'Inbox [5]',
    '★ Inbox 4',
    'Inbox New',
    'InboxNew',
    'InboxNEU!',
    'Inbox Hot',
  ])('%s is Inbox, and is found under that name', (name) => {
    expect(sameLabel(name, 'Inbox')).toBe(true)
    expect(badgedNamePattern(['Inbox']).test(name)).toBe(true)
  })

  it.each(['Inboxes', 'Inbox rules', 'My Inbox 3 rules', 'Outbox 27', 'Inbox 27 rules', 'Inboxnew'])(
    '%s is not',
    (name) => {
      expect(sameLabel(name, 'Inbox')).toBe(false)
      expect(badgedNamePattern(['Inbox']).test(name)).toBe(false)
    },
  )

  it.each([
    ['3 neue Meldungen', '12 neue Meldungen'],
    ['7', '8'],
    ['Notifications 15', 'Notifications'],
    ['Step 2 of 3', 'Step 2 of 4'],
    ['Widgets New', 'Widgets'],
    ['Your dataNew How it is used', 'Your data How it is used'],
  ])('%s and %s are one label', (a, b) => {
    expect(sameLabel(a, b)).toBe(true)
  })

  it('takes no version for a part of a name, but a day', () => {
    for (const version of ['8.0.1', '8.3', '9', 'v10.2', '8.0.1-2'])
      expect(sameLabel('Account Manager - 8.0.1', `Account Manager - ${version}`)).toBe(true)
    expect(sameLabel('Account Manager 8.3', 'Account Manager')).toBe(true)
    expect(sameLabel('Until 26.05.2027', 'Until')).toBe(false)
    expect(sameLabel('Bis 26.5.', 'Bis')).toBe(false)
  })

  it('keeps a number that the guide names', () => {
    expect(badgedNamePattern(['Top 10']).test('Top 12')).toBe(false)
    expect(badgedNamePattern(['Top 10']).test('Top 10 (4)')).toBe(true)
  })

  it.each(['3', '(12)', '99+', '4 new', '12 ungelesene'])('%s is nothing but a badge', (text) => {
    expect(isBadge(text)).toBe(true)
  })

  it('knows where a number says something', () => {
    expect(numbersMatter('Fee: 30 €')).toBe(true)
    expect(numbersMatter('You can object within 30 days of this notice')).toBe(true)
    expect(numbersMatter('12 comments')).toBe(false)
  })
})
