"""A watch over what people read while the tests run.

Whatever the integration shows in a test is looked up in its English texts and
its icons. What is missing fails the test in which it was shown; what no test
ever shows fails the whole run, with a list.
"""
