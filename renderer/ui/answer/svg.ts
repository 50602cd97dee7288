// A participant's drawing, made harmless and turned into an image: inside <img> it runs nothing, loads nothing and keeps
// its styles to itself; what could still cost the projector dearly is taken out before.
import DOMPurify from 'dompurify';
import { calmCss, isElsewhere } from './svg-css.ts';

/** Larger drawings are shown as text. Characters, and elements. */
const MOST_CHARS = 131_072;
const MOST_ELEMENTS = 3_000;

const FORBIDDEN_TAGS = ['a', 'foreignObject', 'use', 'feImage', 'filter', 'image', 'switch', 'style', 'marker', 'mask'];
/** What is painted over and over from a few letters: a thousand dashes or markers hold a projector up for a minute. */
const FORBIDDEN_ATTRIBUTES = [
  ...['filter', 'style', 'mask', 'marker', 'marker-start', 'marker-mid', 'marker-end'],
  ...['stroke-dasharray', 'stroke-dashoffset'],
];
/**
 * While it is cleaned, styles go by other names: the page's content security policy speaks up at every style that is
 * parsed, also at those that never come near the page. Both names are known to DOMPurify and mean nothing to a browser.
 */
const STYLE_TAG = 'unknown';
const STYLE_ATTRIBUTE = 'data-css';

function disguised(source: string): string {
  return source
    .replace(/<(\/?)style(?=[\s/>])/gi, `<$1${STYLE_TAG}`)
    .replace(/([\s'"])style(\s*=)/gi, `$1${STYLE_ATTRIBUTE}$2`);
}

/** Only where the name stands alone, so that nothing else becomes a style. */
function revealed(svg: string): string {
  return svg
    .replace(new RegExp(`<(/?)${STYLE_TAG}(?=[\\s/>])`, 'g'), '<$1style')
    .replace(new RegExp(`([\\s'"])${STYLE_ATTRIBUTE}(\\s*=)`, 'g'), '$1style$2');
}

let isReady = false;

/** At the first drawing: this module is also loaded where there is no page. */
function prepare(): void {
  if (isReady) return;
  isReady = true;
  DOMPurify.addHook('uponSanitizeElement', (node, { tagName }) => {
    if (tagName === STYLE_TAG) node.textContent = calmCss(node.textContent ?? '');
    else if (/^(animate|set)/i.test(tagName)) node.parentNode?.removeChild(node);
  });
  DOMPurify.addHook('uponSanitizeAttribute', (node, attribute) => {
    const { attrName } = attribute;
    if (attrName === STYLE_ATTRIBUTE) attribute.attrValue = calmCss(attribute.attrValue);
    const isLink = attrName === 'href' || attrName === 'xlink:href';
    const isOut = isElsewhere(attribute.attrValue) || (isLink && !/^#[\w.-]+$/.test(attribute.attrValue));
    // Clips within clips multiply; one alone costs little.
    if (isOut || (attrName === 'clip-path' && isInClip(node))) attribute.keepAttr = false;
  });
}

function isInClip(node: Element): boolean {
  for (let at: Element | null = node; at !== null; at = at.parentElement) {
    if (at.localName.toLowerCase() === 'clippath') return true;
  }
  return false;
}

/** The drawing as an SVG document of its own, or null where there is nothing to draw. */
export function safeSvg(source: string): string | null {
  if (source.length > MOST_CHARS) return null;
  prepare();
  const clean = DOMPurify.sanitize(disguised(source), {
    USE_PROFILES: { svg: true },
    ADD_TAGS: [STYLE_TAG],
    FORBID_TAGS: FORBIDDEN_TAGS,
    FORBID_ATTR: FORBIDDEN_ATTRIBUTES,
    RETURN_DOM: true,
  });
  const svg = clean instanceof Element ? clean.querySelector('svg') : null;
  if (svg === null || svg.childElementCount === 0) return null;
  if (svg.querySelectorAll('*').length > MOST_ELEMENTS) return null;
  return revealed(new XMLSerializer().serializeToString(sized(svg)));
}

/** An image needs a size to be scaled: a drawing that gives none is given the one of its content box. */
function sized(svg: SVGSVGElement): SVGSVGElement {
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const [width, height] = [lengthOf(svg, 'width'), lengthOf(svg, 'height')];
  if (!svg.hasAttribute('viewBox')) svg.setAttribute('viewBox', `0 0 ${width ?? 300} ${height ?? 300}`);
  const box = (svg.getAttribute('viewBox') ?? '').split(/[\s,]+/).map(Number);
  const [, , boxWidth = 300, boxHeight = 300] = box.length === 4 && box.every(Number.isFinite) ? box : [];
  svg.setAttribute('width', String(Math.max(1, boxWidth)));
  svg.setAttribute('height', String(Math.max(1, boxHeight)));
  return svg;
}

function lengthOf(svg: SVGSVGElement, name: string): number | null {
  const value = Number.parseFloat(svg.getAttribute(name) ?? '');
  return Number.isFinite(value) && value > 0 && !/%\s*$/.test(svg.getAttribute(name) ?? '') ? value : null;
}
