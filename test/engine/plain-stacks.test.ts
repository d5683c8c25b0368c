import { afterEach, describe, expect, it } from 'vitest'
import { withPlainStacks } from '../../src/engine/plain-stacks.js'

const { prepareStackTrace } = Error
afterEach(() => {
  if (prepareStackTrace) Error.prepareStackTrace = prepareStackTrace
  else Reflect.deleteProperty(Error, 'prepareStackTrace')
})

describe('stack traces during a walk', () => {
  it("are V8's own, and whoever prepared them does so afterwards, however the walk ends", async () => {
    const mapped = () => 'mapped'
    Error.prepareStackTrace = mapped
    const stack = () => new Error('broken').stack
    expect(await withPlainStacks(async () => stack())).toMatch(/^Error: broken\n +at /)
    expect(stack()).toBe('mapped')
    await expect(withPlainStacks(() => Promise.reject(new Error('no page')))).rejects.toThrow('no page')
    expect(Error.prepareStackTrace).toBe(mapped)
  })

  it('stay as they are where nobody prepares them', async () => {
    Reflect.deleteProperty(Error, 'prepareStackTrace')
    await withPlainStacks(async () => undefined)
    expect('prepareStackTrace' in Error).toBe(false)
  })
})
