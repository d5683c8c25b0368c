// Screens as walks leave them, for benchmarks and simulations that nobody walks.

/**
 * What a walk saw at a step, its tree apart.
 *
 * @param {string} step the name of the step
 * @param {string} entry the name of its target
 * @param {string} language of the page
 * @param {{ x: number, y: number, width: number, height: number }} box of the target, in CSS pixels
 */
export function recordedScreen(step, entry, language, box) {
  const field = (n) => ({
    label: `Field ${n}`,
    role: 'textbox',
    type: 'text',
    required: false,
    prefilled: false,
    disabled: false,
  })
  return {
    step,
    url: `https://site.example/${step}`,
    redirects: [],
    status: 200,
    title: 'A page',
    language,
    fields: Array.from({ length: 6 }, (_, n) => ({ ...field(n), form: null })),
    submits: [],
    forms: [],
    overlays: [],
    target: {
      role: 'link',
      name: entry,
      box,
      text: null,
      drawn: false,
      pictures: [],
      opensTab: null,
    },
    image: { file: `${step}.png`, sha256: '0'.repeat(64), width: 1280, height: 720 },
    renderer: { browser: 'Chromium 156', platform: 'linux', fonts: '0123456789abcdef', scale: 1 },
  }
}
