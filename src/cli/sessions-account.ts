import { didYouMean } from '../flow/suggest.js'
import { BadInputError } from '../mistake/mistake.js'
import type { Account, Settings } from '../settings/settings.js'

/** @throws BadInputError when the settings name no such account. */
export function accountOf(settings: Settings, name: string): Account {
  const account = Object.hasOwn(settings.accounts, name) ? settings.accounts[name] : undefined
  if (account) return account
  const names = Object.keys(settings.accounts)
  throw new BadInputError(
    `${settings.file} has no account \`${name}\`${didYouMean(name, names)}; its accounts are: ${names.join(', ') || 'none'}.`,
  )
}
