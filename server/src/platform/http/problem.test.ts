import { describe, expect, it } from '@jest/globals';
import { problem } from '@liandong/core/run';
import { problemBody, problemsOf } from './problem';
import { Refusal } from './refusal';

const named = (name: string): Error => Object.assign(new Error('secret detail'), { name });

describe('problemsOf', () => {
  it.each([
    [new Refusal([problem('users.not-found')]), 'users.not-found'], [named('MongoServerSelectionError'), 'http.unavailable'], [named('MongoNetworkError'), 'http.unavailable'],
    [named('MongoServerError'), 'http.internal'], [named('TypeError'), 'http.internal'], [{ type: 'entity.too.large' }, 'http.body-too-large'], [new URIError('x'), 'http.no-route'], ['text', 'http.internal'],
  ])('%s is %s', (error, code) => {
    expect(problemsOf(error).map((found) => found.code)).toEqual([code]);
  });
});

describe('problemBody', () => {
  it('is named by its first problem and lists all, in Chinese', () => {
    const body = problemBody([problem('request.required', '/body/name', { field: 'name' }), problem('request.type', '/body/age', { field: 'age' })], 'urn:uuid:1');
    expect(body).toMatchObject({ type: '/api/v1/docs/problems#request.required', status: 400, code: 'request.required', title: '请求有误', detail: '缺少“name”。', instance: 'urn:uuid:1' });
    expect(body.problems.map(({ code, path }) => [code, path])).toEqual([['request.required', '/body/name'], ['request.type', '/body/age']]);
  });

  it('says nothing of an error that nobody expected', () => {
    expect(JSON.stringify(problemBody(problemsOf(named('TypeError'))))).not.toContain('secret detail');
  });
});
