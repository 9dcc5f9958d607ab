package fr.spro.acceptance;
final class Story { private Story() {} static void main(String[] args) {} }
