import {describe, expect, it} from 'vitest';
import {mostPages} from '../../src/aws/pages.ts';
import {errorOf, okOf, testDoor} from './support/doors.ts';
import {inputOf} from './support/estate.ts';
import {json, jsonError, serve, xml} from './support/local-server.ts';

const key = {KeyId: 'key-1'};

describe('a list in pages', () => {
  it('whose later page fails says how far it got', async () => {
    const {endpoint} = await serve((response, _, count) =>
      count <= 2
        ? json(response, {Grants: [{GrantId: `g${count}`}], NextMarker: `m${count}`})
        : jsonError(response, 'AccessDeniedException', 'no more'),
    );
    const answer = errorOf(await testDoor({endpoint}).door.pages('kms:ListGrants', key));
    expect(answer.kind).toBe('denied');
    expect(answer.error.message).toBe('no more (page 3 failed after 2 Grants)');
  });

  it('whose first page fails is an error as any other', async () => {
    const {endpoint} = await serve((response) => jsonError(response, 'NotFoundException', 'none'));
    const answer = errorOf(await testDoor({endpoint}).door.pages('kms:ListGrants', key));
    expect(answer.error).toEqual({code: 'NotFoundException', message: 'none'});
  });

  it('that names the same next page for ever is given up', async () => {
    const {endpoint, arrived} = await serve((response) =>
      json(response, {Grants: [], NextMarker: 'again', Truncated: true}),
    );
    const answer = errorOf(await testDoor({endpoint}).door.pages('kms:ListGrants', key));
    expect(answer.error.code).toBe('RepeatedPage');
    expect(arrived).toHaveLength(2);
  });

  it('that never ends is given up', async () => {
    const {endpoint, arrived} = await serve((response, _, count) =>
      json(response, {Grants: [], NextMarker: String(count), Truncated: true}),
    );
    const answer = errorOf(await testDoor({endpoint}).door.pages('kms:ListGrants', key));
    expect(answer.error.code).toBe('TooManyPages');
    expect(arrived).toHaveLength(mostPages);
  });

  it('is joined, with one record for each page', async () => {
    const {endpoint, arrived} = await serve((response, _, count) =>
      json(response, {
        Grants: [{GrantId: `g${count}`}],
        ...(count < 3 ? {NextMarker: `m${count}`, Truncated: true} : {Truncated: false}),
      }),
    );
    const {door, records} = testDoor({endpoint});
    const answer = okOf(await door.pages('kms:ListGrants', key));
    expect(answer.output).toEqual({
      Grants: [{GrantId: 'g1'}, {GrantId: 'g2'}, {GrantId: 'g3'}],
      Truncated: false,
    });
    expect(answer.record.attempts).toBe(3);
    expect(records).toHaveLength(3);
    expect(arrived.map(inputOf)).toEqual([
      {...key, Limit: 100},
      {...key, Limit: 100, Marker: 'm1'},
      {...key, Limit: 100, Marker: 'm2'},
    ]);
  });

  it('of RDS turns with its marker', async () => {
    const {endpoint, arrived} = await serve((response, _, count) =>
      xml(
        response,
        'DescribeDBInstances',
        `<DBInstances><DBInstance/></DBInstances>${count < 2 ? '<Marker>m1</Marker>' : ''}`,
      ),
    );
    const answer = okOf(await testDoor({endpoint}).door.pages('rds:DescribeDBInstances', {}));
    expect(answer.output).toEqual({DBInstances: [{}, {}]});
    expect(inputOf(arrived[1] ?? arrived[0] ?? expect.fail())).toMatchObject({Marker: 'm1'});
  });
});
