import type { NightHeld } from '../../src/night/night.js'

export function replayNight(folder: string, now: Date): Promise<NightHeld>
