import { expect, it } from 'vitest'
import { expectSoundMails, rendered } from './rendered.js'

it('every kind of mail is accessible and loads nothing', async () => {
  const mails = await rendered()
  expect(new Set(mails.map(({ kind }) => kind)).size).toBeGreaterThan(5)
  await expectSoundMails(mails)
})
