/** Runs inside the page: what a person with a screen reader, bad eyes or a keyboard would meet. */
export function lookAtPage() {
  const channel = (value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  const numbers = (color) => (color.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = ([red, green, blue]) =>
    0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);
  const contrast = (one, two) => {
    const [high, low] = [luminance(one), luminance(two)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = numbers(getComputedStyle(at).backgroundColor);
      if (color.length === 3 || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  const hasText = (element) =>
    [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
  const boxes = [...document.querySelectorAll('svg rect.box')];
  const pairs = [...document.querySelectorAll('body *')]
    .filter((element) => hasText(element) && element.tagName !== 'SCRIPT')
    .filter((element) => !['TITLE', 'DESC', 'title', 'desc'].includes(element.tagName))
    .map((element) => {
      const computed = getComputedStyle(element);
      const isSvg = element instanceof SVGElement;
      const behind =
        isSvg && boxes.length > 0 && element.ownerSVGElement.querySelector('rect.box')
          ? numbers(getComputedStyle(boxes[0]).fill)
          : ground(isSvg ? element.ownerSVGElement : element);
      const color = numbers(isSvg ? computed.fill : computed.color);
      return {text: element.textContent.trim().slice(0, 40), ratio: contrast(color, behind)};
    });
  const ids = [...document.querySelectorAll('[id]')].map(({id}) => id);
  return {
    isDark: matchMedia('(prefers-color-scheme: dark)').matches,
    language: document.documentElement.lang,
    title: document.title,
    landmarks: ['header', 'nav', 'main', 'footer'].map(
      (name) => document.querySelectorAll(name).length,
    ),
    headings: [...document.querySelectorAll('h1,h2,h3,h4')].map(({tagName, textContent}) => [
      tagName,
      textContent,
    ]),
    unnamedSections: [...document.querySelectorAll('section')].filter(
      (section) => !document.getElementById(section.getAttribute('aria-labelledby') ?? ''),
    ).length,
    tablesWithoutCaption: [...document.querySelectorAll('table')].filter(({caption}) => !caption)
      .length,
    cellsWithoutScope: document.querySelectorAll('th:not([scope])').length,
    picturesWithoutName: [...document.querySelectorAll('svg')].filter(
      (svg) =>
        svg.getAttribute('role') !== 'img' ||
        !(svg.getAttribute('aria-labelledby') ?? '')
          .split(' ')
          .every((id) => document.getElementById(id)?.textContent),
    ).length,
    pictures: document.querySelectorAll('svg').length,
    repeatedIds: ids.filter((id, index) => ids.indexOf(id) !== index),
    brokenLinks: [...document.querySelectorAll('a[href]')]
      .map((link) => link.getAttribute('href'))
      .filter((href) => !href.startsWith('#') || !document.getElementById(href.slice(1))),
    faint: pairs.filter(({ratio}) => ratio < 4.5),
    texts: pairs.length,
    foreign: [
      ...document.querySelectorAll('img,iframe,object,embed,link,base,form,input,video,audio'),
    ].length,
    scripts: document.querySelectorAll('script').length,
    handlers: [...document.querySelectorAll('*')].flatMap((element) =>
      element.getAttributeNames().filter((name) => name.startsWith('on')),
    ),
    widerThanWindow: document.documentElement.scrollWidth - innerWidth,
  };
}
