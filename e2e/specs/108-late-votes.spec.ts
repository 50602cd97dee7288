// A bad network delivers late: a request that the phone gave up can reach the host after the one that replaced it.
import { expect, test } from '../fixtures/night.ts';
import { card, join, openPhone, score, tally, votable } from '../fixtures/phone.ts';
import { until } from '../fixtures/until.ts';

test('[PHO-5, VOTE-13] a tap that arrives late does not undo the one made after it', async ({ night, browser }) => {
  const all = await join(night, [{ id: 'a', nickname: 'Ana', text: 'um' }]);
  const phone = await openPhone(browser, night, `${night.url}/v`);
  await votable(night, all, { prompt: 'x' });
  await expect(card(phone, 'a')).toBeAttached();
  const held: { body: string; cookie: string }[] = [];
  await phone.route('**/votes', async (route) => {
    const request = route.request();
    if (request.method() !== 'POST' || held.length > 0) return route.continue();
    // On its way for longer than the phone waits: it gives up, and tries again.
    held.push({ body: request.postData() ?? '', cookie: (await request.allHeaders())['cookie'] ?? '' });
  });
  await score(phone, 'a', 1).click();
  await until(
    () => Promise.resolve(held.length),
    (count) => count === 1,
    'the first tap is on its way',
  );
  await score(phone, 'a', 5).click();
  await expect(card(phone, 'a')).toHaveAttribute('data-saved', 'yes', { timeout: 20_000 });
  expect(await tally(night)).toEqual({ a: [5, 1] });
  const [late] = held;
  await fetch(`${night.url}/votes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: late?.cookie ?? '' },
    body: late?.body ?? '',
  });
  await expect(score(phone, 'a', 5)).toHaveAttribute('aria-checked', 'true');
  expect(await tally(night)).toEqual({ a: [5, 1] });
});
