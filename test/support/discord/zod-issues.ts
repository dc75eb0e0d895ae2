// What would Discord say to a body that zod refuses?
import type { z } from 'zod';
import type { FormIssue } from './refusal.ts';

function describe(issue: z.core.$ZodIssue): Omit<FormIssue, 'path'> {
  switch (issue.code) {
    case 'too_big':
      return { code: 'BASE_TYPE_BAD_LENGTH', message: `Must be ${issue.maximum} or fewer in length.` };
    case 'too_small':
      return { code: 'BASE_TYPE_BAD_LENGTH', message: `Must be ${issue.minimum} or more in length.` };
    case 'invalid_type':
      return issue.input === undefined && issue.message.endsWith('undefined')
        ? { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }
        : { code: 'BASE_TYPE_INVALID', message: issue.message };
    case 'invalid_value':
      return { code: 'BASE_TYPE_CHOICES', message: `Value must be one of {${issue.values.map(String).join(', ')}}.` };
    case 'invalid_union':
      return { code: 'UNION_TYPE_CHOICES', message: 'Value of field "type" is not one of those that may stand here.' };
    case 'unrecognized_keys':
      return { code: 'UNKNOWN_KEY', message: `Discord knows no such key: ${issue.keys.join(', ')}.` };
    case 'custom': {
      const code: unknown = issue.params?.code;
      return { code: typeof code === 'string' ? code : 'BASE_TYPE_INVALID', message: issue.message };
    }
    default:
      return { code: 'BASE_TYPE_INVALID', message: issue.message };
  }
}

/** zod's issues as Discord's, below `prefix`. Issues of a union come from the branch that got furthest. */
export function translateIssues(error: z.core.$ZodError, prefix: readonly PropertyKey[] = []): FormIssue[] {
  return error.issues.map((issue) => ({ path: [...prefix, ...issue.path], ...describe(issue) }));
}
