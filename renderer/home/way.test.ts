import { describe, expect, it } from 'vitest';
import { sentOn } from './way.ts';

describe('[HOME-1] the front door', () => {
  it('sends a phone to the vote, in the language it asked for', () => {
    expect(sentOn({ pathname: '/', search: '' }, true)).toBe('/vote');
    expect(sentOn({ pathname: '/', search: '?lang=en' }, true)).toBe('/vote?lang=en');
    expect(sentOn({ pathname: '/', search: '?lang=%26x=1' }, true)).toBe('/vote?lang=%26x%3D1');
  });

  it('keeps who asks to stay, who is lost, and everybody else', () => {
    expect(sentOn({ pathname: '/', search: '?stay' }, true)).toBeNull();
    expect(sentOn({ pathname: '/nowhere', search: '' }, true)).toBeNull();
    expect(sentOn({ pathname: '/', search: '' }, false)).toBeNull();
  });
});
