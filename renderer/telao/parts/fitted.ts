import { linePages, linesOf } from '../state/pages.ts';
import type { Band } from '../state/pages.ts';

/** Sets the largest type in which the content fits its box, and answers the pages of whole lines it has then. */
export function fitted(box: HTMLElement, content: HTMLElement, sizes: readonly number[]): readonly Band[] {
  const height = box.clientHeight;
  for (const image of content.querySelectorAll('img')) enlarge(image, box);
  for (const size of sizes) {
    content.style.fontSize = `${size}rem`;
    if (content.offsetHeight <= height + 1) return [{ top: 0, bottom: content.offsetHeight }];
  }
  const pages = linePages(linesOf(boxesIn(content)), height);
  return pages.length === 0 ? [{ top: 0, bottom: content.offsetHeight }] : pages;
}

/** As large as its shape allows; one that is not loaded has no shape yet. */
function enlarge(image: HTMLImageElement, { clientWidth, clientHeight }: HTMLElement): void {
  const { naturalWidth, naturalHeight } = image;
  if (naturalWidth === 0 || naturalHeight === 0) return;
  const scale = Math.min(clientWidth / naturalWidth, clientHeight / naturalHeight);
  image.style.width = `${Math.floor(naturalWidth * scale)}px`;
  image.style.height = `${Math.floor(naturalHeight * scale)}px`;
}

/** Where the lines of text and the pictures stand, measured from the top of the content. */
function boxesIn(content: HTMLElement): Band[] {
  const origin = content.getBoundingClientRect().top;
  const boxes: Band[] = [];
  const add = ({ top, bottom, width }: DOMRect): void => {
    if (width > 0 && bottom > top) boxes.push({ top: top - origin, bottom: bottom - origin });
  };
  const range = document.createRange();
  const texts = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) add(rect);
  }
  for (const image of content.querySelectorAll('img')) add(image.getBoundingClientRect());
  return boxes;
}
