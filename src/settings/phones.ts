import type { Settings } from './settings.js'

/** The devices that are phones: those have no mouse. */
export function phonesOf({ devices }: Pick<Settings, 'devices'>): readonly string[] {
  return Object.keys(devices).filter((name) => devices[name]?.mobile)
}
