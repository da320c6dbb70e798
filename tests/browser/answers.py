"""What an invented analyst types, in the order of the questions."""

ANSWERS = [
    (
        "I own the weekly sales and stock report at Larkspur, and I'd like to work where numbers are tested "
        'before they are believed.'
    ),
    (
        'I rebuilt that report. It took a colleague a day in spreadsheets, so I wrote it in SQL and it now '
        'takes nine minutes.'
    ),
    (
        'I kept ten percent of the customers out of the mailing as a control group and compared both groups '
        'after six weeks.'
    ),
    ('I decided to count returns on the day of sale, because finance and we had counted 212,000 pounds twice.'),
    ('My contract ended in February. I looked after my grandmother for four months and then did an SQL course.'),
    (
        'I would first check whether the data is complete, then whether the mix of shops changed, and only '
        'then look for a cause.'
    ),
    (
        'Our manager wanted to hear that the campaign worked. I showed her both groups on one page and she '
        'moved the budget.'
    ),
    (
        "I got one figure wrong last year. I'd joined on the wrong date, told the buyers the same hour, and "
        'added a check.'
    ),
    ('I trained two assistants. I wrote down the five questions they asked most and we went through them on Fridays.'),
    'I would ask what decision hangs on it, then give the rough number today and the exact one tomorrow.',
    'What does a good first half year look like in this team?',
    'Thank you, that answers it.',
    'I learned Power BI from its documentation because the shops could not open our notebooks.',
    'I count late deliveries by depot and by hour, and I look at the worst ten first.',
    'No more questions from me, thank you.',
    'That was all, thank you.',
    'Goodbye.',
    'Goodbye and thank you.',
]
