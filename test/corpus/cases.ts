import type { Case } from './case.js'
import { appFirst } from './cases/app-first.js'
import { portalFirst } from './cases/portal-first.js'
import { standInFirst } from './cases/stand-in-first.js'

export const CASES: readonly Case[] = [...portalFirst, ...appFirst, ...standInFirst]
