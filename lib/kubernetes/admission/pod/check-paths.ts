/** The rules of paths in volumes. */
import { FieldFaults } from '../field-faults';
import { KeyToPath } from '../types';

/**
 * A path without `..`; relative, unless it may be absolute.
 * @see validateLocalDescendingPath and validatePathNoBacksteps in pkg/apis/core/validation/validation.go, v1.37.2
 */
export function checkLocalPath(path: string, field: string, faults: FieldFaults, { absolute = false } = {}): void {
  if (!absolute && path.startsWith('/')) faults.invalid(field, path, 'must be a relative path', 'remove the "/" at its start');
  if (path.split('/').includes('..')) faults.invalid(field, path, 'must not contain ".."');
}

/** A path of a file in a volume of data. @see ValidateLocalNonReservedPath in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkFilePath(path: string, field: string, faults: FieldFaults): void {
  checkLocalPath(path, field, faults);
  if (path.startsWith('..') && !path.startsWith('../')) faults.invalid(field, path, 'must not start with ".."');
}

/** Permissions of a file. */
export function checkFileMode(mode: number | undefined, field: string, faults: FieldFaults): void {
  if (mode !== undefined && (mode < 0 || mode > 0o777)) {
    faults.invalid(field, mode, 'must be a number between 0 and 0777 (octal), both inclusive', 'write it with a leading 0, for example 0644');
  }
}

/** @see validateKeyToPath in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkKeyToPath({ key, path: file = '', mode }: KeyToPath, path: string, faults: FieldFaults): void {
  if (!key) faults.required(`${path}.key`);
  if (file === '') faults.required(`${path}.path`);
  checkFilePath(file, `${path}.path`, faults);
  checkFileMode(mode, `${path}.mode`, faults);
}
