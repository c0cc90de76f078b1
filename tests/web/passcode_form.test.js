import assert from 'node:assert/strict';
import test from 'node:test';
import { PasscodeForm } from '../../resources/web/viewer/passcode_form.js';

class FakeElement extends EventTarget {
  hidden = true;
  value = '';
  textContent = '';
  attributes = {};
  focused = 0;

  setAttribute(name, value) {
    this.attributes[name] = value;
  }

  focus() {
    this.focused += 1;
  }

  select() {}
}

function build() {
  const elements = { form: new FakeElement(), field: new FakeElement(), button: new FakeElement(), note: new FakeElement() };
  const entered = [];
  const form = new PasscodeForm({ elements, onEnter: (passcode) => entered.push(passcode) });
  const show = (situation) => form.show({ isAsking: true, isChecking: false, sentence: '', waitSeconds: 0, ...situation });
  return { ...elements, entered, show };
}

test('it shows, takes the focus once, and goes empty', () => {
  const { form, field, note, show } = build();
  show({ isAsking: false });
  assert.equal(form.hidden, true);
  show({ sentence: 'Ask the host.' });
  show({ sentence: 'Ask the host.' });
  assert.equal(form.hidden, false);
  assert.equal(note.textContent, 'Ask the host.');
  assert.equal(field.focused, 1);
  field.value = 'sesam';
  show({ isAsking: false });
  assert.equal(field.value, '');
});

test('sending is the script\'s business, never the browser\'s', () => {
  const { form, field, entered } = build();
  field.value = 'sesam';
  const submit = new Event('submit', { cancelable: true });
  form.dispatchEvent(submit);
  assert.equal(submit.defaultPrevented, true);
  assert.deepEqual(entered, ['sesam']);
});

test('a check is shown on the button, and its answer brings the focus back', () => {
  const { field, button, show } = build();
  show({});
  assert.equal(button.textContent, 'Watch');
  assert.equal(button.attributes['aria-disabled'], 'false');
  show({ isChecking: true });
  assert.equal(button.textContent, 'Checking ...');
  assert.equal(button.attributes['aria-disabled'], 'true');
  show({ sentence: 'That passcode is not right.' });
  assert.equal(button.textContent, 'Watch');
  assert.equal(field.focused, 2);
});

test('a pause is said once, and counted down in silence', () => {
  const { button, note, show } = build();
  show({ sentence: 'Try again in 3 s.', waitSeconds: 3 });
  assert.equal(note.attributes['aria-live'], 'assertive');
  assert.equal(button.attributes['aria-disabled'], 'true');
  show({ sentence: 'Try again in 2 s.', waitSeconds: 2 });
  assert.equal(note.attributes['aria-live'], 'off');
  assert.equal(note.textContent, 'Try again in 2 s.');
  show({ sentence: 'Go on.', waitSeconds: 0 });
  assert.equal(note.attributes['aria-live'], 'assertive');
  assert.equal(button.attributes['aria-disabled'], 'false');
});
