import type { Case } from './case.js'
import { appFirst } from './cases/app-first.js'
import { appSecond } from './cases/app-second.js'
import { portalFirst } from './cases/portal-first.js'
import { portalSecond } from './cases/portal-second.js'
import { standInFirst } from './cases/stand-in-first.js'
import { standInSecond } from './cases/stand-in-second.js'

export const CASES: readonly Case[] = [
  ...portalFirst,
  ...appFirst,
  ...standInFirst,
  ...portalSecond,
  ...appSecond,
  ...standInSecond,
]
