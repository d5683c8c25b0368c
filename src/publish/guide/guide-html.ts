import { raw } from 'hono/html'
import { asAddress } from '../../page/escape.js'
import { page as framed, inlineStyle, policyOf } from '../../page/frame.js'
import { TOKENS } from '../../page/tokens.js'
import { embedWords } from '../../words/embed.js'
import { type Xml, xml } from '../xml.js'
import type { GuideStep, IllustratedGuide } from './guide.js'

const STYLE = inlineStyle(`${TOKENS}*{box-sizing:border-box}
body{margin:0 auto;max-width:44rem;padding:1rem;font:1.05rem/1.55 var(--sans);color:var(--ink);background:var(--paper);overflow-wrap:anywhere}
a{color:var(--accent)}
a:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
h1{font-size:1.55rem;line-height:1.2;margin:.5rem 0}
header p{margin:.25rem 0;color:var(--soft)}
header .warn{color:var(--broken);background:var(--card);border-left:4px solid;padding:.6rem .8rem;margin:.75rem 0}
ol{list-style:none;counter-reset:step;margin:1.5rem 0;padding:0}
li{counter-increment:step;position:relative;padding:0 0 2rem 3rem}
li::before{content:counter(step);position:absolute;left:0;top:-.1rem;width:2rem;height:2rem;border-radius:50%;background:var(--ink);color:var(--paper);font-weight:700;line-height:2rem;text-align:center}
li p{margin:0 0 .75rem}
img{display:block;max-width:100%;height:auto;border:1px solid var(--line);border-radius:.5rem;background:#fff}
.phone img{max-width:min(100%,18rem);border-radius:1rem}
@media (max-width:32rem){li{padding-left:0}li p{padding-left:2.75rem;min-height:2rem}}
@media print{li{break-inside:avoid}.phone img{max-width:11rem}a{color:inherit}}
`)

const POLICY = policyOf({ 'img-src': "'self' file:", 'style-src': STYLE.source })

/** An illustrated guide as a page of its own: without script, and with pictures from beside it alone. */
export function guideHtml(guide: IllustratedGuide): string {
  const { language, title, routeTitle, onPhone, says, state, page, pageText, steps } = guide
  const words = embedWords(language).way
  const frame = { language, title: `${title}: ${routeTitle}`, policy: POLICY, style: STYLE.element }
  const body = xml`<main${onPhone ? { xml: ' class="phone"' } : ''}>
<header>
<h1${langOf(guide.titleLanguage, language)}>${title}</h1>
<p><span${langOf(guide.routeTitleLanguage, language)}>${routeTitle}</span>, ${onPhone ? words.onPhone : words.onComputer}</p>
<p${state === 'verified' ? '' : { xml: ' class="warn"' }}>${says.join(' ')}</p>
<p><a href="${TO_THE_FOLDER}${asAddress(page)}">${pageText}</a></p>
</header>
<ol role="list">
${steps.map((step) => stepHtml(step, language))}</ol>
</main>`
  return framed(frame, raw(body.xml))
}

/** From `guides/<link>/`. */
const TO_THE_FOLDER = '../../'

function stepHtml({ text, language, generated, url, picture }: GuideStep, own: string): Xml {
  const link = (said: string) => (isWebAddress(url) ? xml`<a href="${url}" rel="noreferrer">${said}</a>` : said)
  // The guide's own words seldom name the whole address; guidewatch's do.
  const said = generated || !isWebAddress(url) ? link(text) : xml`${text} ${link(url)}`
  return xml`<li><p${langOf(language, own)}>${said}</p>${picture ? pictureHtml(picture) : ''}</li>
`
}

function langOf(language: string, around: string): Xml | '' {
  return language === around ? '' : xml` lang="${language}"`
}

/** Shown at the size at which a reader's own screen shows it. */
function pictureHtml({ file, webp, width, height, scale, alt }: NonNullable<GuideStep['picture']>): Xml {
  const size = xml`width="${Math.round(width / scale)}" height="${Math.round(height / scale)}"`
  const img = xml`<img loading="lazy" src="${TO_THE_FOLDER}${asAddress(file)}" ${size} alt="${alt}">`
  return webp
    ? xml`<picture><source type="image/webp" srcset="${TO_THE_FOLDER}${asAddress(webp)}">${img}</picture>`
    : img
}

/** True for what may be a link. */
export function isWebAddress(url: string | null): url is string {
  return url !== null && /^https?:\/\//i.test(url) && URL.canParse(url)
}
