import {describe, expect, it} from 'vitest';
import {regionsOf} from '../../src/cli/options.ts';
import {UsageError} from '../../src/core/errors.ts';

describe('--regions', () => {
  it.each([
    ['eu-central-1', ['eu-central-1']],
    ['eu-central-1,us-east-1', ['eu-central-1', 'us-east-1']],
    [' us-gov-west-1, ap-southeast-2 ', ['us-gov-west-1', 'ap-southeast-2']],
  ])('takes %j', (text, list) => {
    expect(regionsOf(text)).toEqual(list);
  });

  it.each(['', ',', 'frankfurt', 'eu-central-1a', 'eu-central-1,frankfurt'])(
    'refuses %j, and shows one that is right',
    (text) => {
      expect(() => regionsOf(text)).toThrow(UsageError);
      expect(() => regionsOf(text)).toThrow(/is no Region\./);
    },
  );
});
