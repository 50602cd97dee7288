import { expect, it } from 'vitest';
import { contracts } from '../../../protocol/http/index.ts';
import { routes } from './routes.ts';

it.each(Object.entries(routes))('%s is asked where its contract stands', (id, route) => {
  const { method, path } = contracts[id as keyof typeof routes];
  expect(route).toBe(`${method.toUpperCase()} ${path}`);
});
