/** The validation of an AppMonitoring, which cdk8s calls. */
import { IValidation } from 'constructs';

/** An object of a class takes a fifth of the memory of one with a closure, and there may be ten thousand. */
export class Validation implements IValidation {
  /** @param monitoring what is validated */
  constructor(private readonly monitoring: { _validate(): string[] }) {}

  validate(): string[] {
    return this.monitoring._validate();
  }
}
