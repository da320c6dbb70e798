"""What is wrong with a field, said at the field: seen, announced, and tied to it for whoever cannot see it."""

from nicegui import ui

from components.markup import tag


class Complaint:
    """Of one field; it goes as soon as something else is written there."""

    def __init__(self, field: ui.input | ui.textarea) -> None:
        self._field = field
        self._id = f'complaint-{field.id}'
        with field.add_slot('error'):
            self._sentence = tag('span', id=self._id, role='alert')
        field.on_value_change(self.withdraw)

    def make(self, sentence: str) -> None:
        self._sentence._text = sentence
        self._sentence.update()
        self._field.props(f'error aria-invalid=true aria-describedby={self._id}')
        self._field.run_method('focus')

    def withdraw(self) -> None:
        if 'error' in self._field.props:
            self._field.props(remove='error aria-invalid aria-describedby')
